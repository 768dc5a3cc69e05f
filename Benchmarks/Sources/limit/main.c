// The limit that our figures are measured against: bare libdeflate inflating every gzip member of a file.
#include <libdeflate.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

int main(int count, char **arguments) {
    if (count != 2) {
        fprintf(stderr, "usage: limit FILE.warc.gz\n");
        return 2;
    }
    FILE *file = fopen(arguments[1], "rb");
    if (!file) {
        perror(arguments[1]);
        return 2;
    }
    fseek(file, 0, SEEK_END);
    size_t length = (size_t)ftell(file);
    rewind(file);
    unsigned char *bytes = malloc(length);
    size_t room = 64 << 20;
    unsigned char *output = malloc(room);
    if (!bytes || !output || fread(bytes, 1, length, file) != length) return 2;
    struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
    clock_t start = clock();
    size_t place = 0, total = 0, members = 0;
    while (place < length) {
        size_t taken = 0, given = 0;
        if (libdeflate_gzip_decompress_ex(decompressor, bytes + place, length - place, output, room, &taken, &given)) {
            fprintf(stderr, "member at %zu is larger than 64 MB, or damaged\n", place);
            return 1;
        }
        place += taken;
        total += given;
        members++;
    }
    printf("{\"members\": %zu, \"bytes\": %zu, \"cpu_s\": %.4f}\n", members, total,
           (double)(clock() - start) / CLOCKS_PER_SEC);
    return 0;
}
