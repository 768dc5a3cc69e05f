import Foundation
import Glibc

/// Keeps two runs out of one project folder.
final class RunLock {
    private let descriptor: Int32

    init(in folder: String) throws {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw RunFailure.unfinished(
                "\(folder) cannot be made, and a run keeps its workspace there; is the disk full, or is "
                    + "something else "
                    + "in that place?")
        }
        descriptor = open(folder + "/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw RunFailure.unfinished(
                "\(folder)/lock cannot be opened; make the folder writable, and run again")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw RunFailure.unfinished(
                "another run is under way in this folder; wait for its end, and run again")
        }
    }

    func release() { close(descriptor) }
}
