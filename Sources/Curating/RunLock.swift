import Foundation
import Glibc

/// Keeps two runs out of one project folder.
final class RunLock {
    private let descriptor: Int32

    init(in folder: String) throws {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw RunFailure.unfinished("\(folder) cannot be made; the run needs a place for its workspace")
        }
        descriptor = open(folder + "/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw RunFailure.unfinished("\(folder)/lock cannot be opened") }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw RunFailure.unfinished("another run is under way in this folder")
        }
    }

    func release() { close(descriptor) }
}
