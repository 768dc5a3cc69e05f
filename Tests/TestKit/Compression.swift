internal import CDeflate
internal import CZstd

/// Compresses for tests, with the libraries that the archives are read with.
package enum Compression {
    package static func gzip(_ bytes: [UInt8]) -> [UInt8] {
        guard let compressor = libdeflate_alloc_compressor(6) else { return [] }
        defer { libdeflate_free_compressor(compressor) }
        let bound = libdeflate_gzip_compress_bound(compressor, bytes.count)
        return bytes.withUnsafeBytes { source in
            [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
                count = libdeflate_gzip_compress(
                    compressor, source.baseAddress, source.count, buffer.baseAddress, bound)
            }
        }
    }

    /// - Parameter isRaw: Whether the two bytes of the zlib format are left out.
    package static func deflate(_ bytes: [UInt8], isRaw: Bool) -> [UInt8] {
        guard let compressor = libdeflate_alloc_compressor(6) else { return [] }
        defer { libdeflate_free_compressor(compressor) }
        let bound = libdeflate_zlib_compress_bound(compressor, bytes.count)
        return bytes.withUnsafeBytes { source in
            [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
                count =
                    isRaw
                    ? libdeflate_deflate_compress(
                        compressor, source.baseAddress, source.count, buffer.baseAddress, bound)
                    : libdeflate_zlib_compress(
                        compressor, source.baseAddress, source.count, buffer.baseAddress, bound)
            }
        }
    }

    /// - Parameter dictionary: What the frame refers to; empty for none.
    package static func zstd(_ bytes: [UInt8], dictionary: [UInt8] = []) -> [UInt8] {
        let bound = ZSTD_compressBound(bytes.count)
        let context = ZSTD_createCCtx()
        defer { ZSTD_freeCCtx(context) }
        // As archives are written: without a checksum a flipped bit would pass for content.
        ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
        if !dictionary.isEmpty { ZSTD_CCtx_loadDictionary(context, dictionary, dictionary.count) }
        return [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
            count = ZSTD_compress2(context, buffer.baseAddress, bound, bytes, bytes.count)
        }
    }
}
