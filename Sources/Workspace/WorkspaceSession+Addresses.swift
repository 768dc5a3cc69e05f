import Foundation
import GRDB
package import Vocabulary

extension Anchors {
    /// Eight bytes a digest, the least first.
    var encoded: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digests.count * 8)
        for digest in digests { withUnsafeBytes(of: digest.littleEndian) { bytes.append(contentsOf: $0) } }
        return bytes
    }

    init(decoding bytes: [UInt8]) {
        self.init(
            digests: bytes.withUnsafeBytes { bytes in
                (0..<bytes.count / 8).map {
                    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self))
                }
            })
    }
}

extension WorkspaceSession {
    static let addressTables = """
        CREATE TABLE anchor (capture TEXT PRIMARY KEY, digests BLOB NOT NULL) WITHOUT ROWID;
        """

    package func add(_ anchors: Anchors, of capture: String) throws {
        guard !anchors.digests.isEmpty else { return }
        let statement = try db.cachedStatement(sql: "INSERT OR REPLACE INTO anchor VALUES (?, ?)")
        try statement.execute(arguments: [capture, Data(anchors.encoded)])
    }

    package func anchors(of capture: String) throws -> Anchors {
        let statement = try db.cachedStatement(sql: "SELECT digests FROM anchor WHERE capture = ?")
        let data = try Data.fetchOne(statement, arguments: [capture])
        return Anchors(decoding: data.map { Array($0) } ?? [])
    }
}
