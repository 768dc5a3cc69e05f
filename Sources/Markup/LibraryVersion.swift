import CLibXML2

/// The version of libxml2 that the program was built with: paths of evidence are paths of its tree.
package let libraryVersion = LIBXML_DOTTED_VERSION
