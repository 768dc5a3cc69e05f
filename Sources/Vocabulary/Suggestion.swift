/// The known word that a written one was probably meant to be; nil where none is near.
package func nearest(to written: String, in known: some Sequence<String>) -> String? {
    let limit = max(1, written.count / 3)
    var best: (word: String, distance: Int)?
    for word in known.sorted() where abs(word.count - written.count) <= limit {
        let distance = editDistance(Array(written.lowercased()), Array(word.lowercased()))
        if distance <= limit && distance < (best?.distance ?? Int.max) { best = (word, distance) }
    }
    return best?.word
}

/// Insertions, deletions, replacements and swaps of neighbours that lead from one word to the other.
private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
    var rows = Array(repeating: Array(repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in 0...a.count { rows[i][0] = i }
    for j in 0...b.count { rows[0][j] = j }
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    for i in 1...a.count {
        for j in 1...b.count {
            let change = a[i - 1] == b[j - 1] ? 0 : 1
            rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + change)
            if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
            }
        }
    }
    return rows[a.count][b.count]
}
