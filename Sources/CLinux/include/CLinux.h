// What the C library keeps behind feature macros.
#ifndef CARTULARY_LINUX_H
#define CARTULARY_LINUX_H

/// Exchanges two paths at once (renameat2 with RENAME_EXCHANGE); 0, or -1 with errno.
int cartulary_exchange(const char *first, const char *second);

#endif
