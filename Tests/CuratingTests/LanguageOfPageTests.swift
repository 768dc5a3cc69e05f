import Curating
import Foundation
import TestKit
import Testing

/// The language of most of a page's text.
@Suite(.fewAtOnce) struct LanguageOfPageTests {
    private static let code = [
        "Redistribution and use in source and binary forms, with or without modification, are permitted.",
        "Redistributions of source code must retain the above copyright notice and this list of conditions.",
    ]
    private static let explained: [(tag: String, text: String, detected: String)] = [
        (
            "ja",
            "ライブラリの初期化を行うには、まずこの関数を呼び出します。使い終わったら、別の関数を呼び出して後始末をします。"
                + "関数は成功すると零を返し、失敗すると誤りの番号を返します。詳しくは次の章で説明します。", "ja"
        ),
        (
            "ko",
            "라이브러리를 쓰려면 먼저 이 함수를 불러서 초기화해야 합니다. 다 쓴 다음에는 다른 함수를 불러서 정리합니다. "
                + "함수는 성공하면 영을 돌려주고 실패하면 오류의 번호를 돌려줍니다. 자세한 것은 다음 장에서 설명합니다.", "ko"
        ),
        ("fr", "Cette fonction prépare la bibliothèque, et il faut l'appeler avant toutes les autres.", "en"),
    ]

    @Test("A letter of Korean or Japanese says more than one of the English beside it", arguments: explained)
    func weights(tag: String, text: String, detected: String) async throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "raw/x.org/a.html",
            "<html lang=\(tag)><title>A</title><p>\(text)</p><p>\(Self.code[0])</p><p>\(Self.code[1])</p>")
        _ = try await Curator(project: folder.path).curate()
        #expect(
            try folder.cells("page", ["lang", "lang_detected"]) == [
                [tag, detected.isEmpty ? "en" : detected]
            ])
        let findings = try folder.read("curated/report/finding.csv")
        #expect(findings.contains("language-contradicted") == (tag != detected))
    }

    @Test("What can be judged must be half of the text: an English footer says nothing of a page in Dzongkha")
    func unknownLanguage() async throws {
        let folder = try TemporaryFolder()
        let own = "མཐོང་སྣང་ལག་ཆས་ཕྲ་རིང་གདམ་ཁ་ཚུ་གདམ་ཁ་བརྐྱབ་བའི་ཐོག་ལས་གདམ་ཁ་ཚུ་འདི་བཀྲམ་སྟོན་འབད་ཚུགས།"
        let footer = "Impressum, legal information and privacy policy of the foundation that supports us."
        for (name, tag) in [("declared", "<html lang=dz>"), ("silent", "<html>")] {
            try folder.write(
                "raw/x.org/\(name).html", tag + "<title>A</title><p>\(own)</p><p>\(own)</p><p>\(footer)</p>")
        }
        try folder.write(
            "raw/x.org/z.html", "<html lang=dz><title>A</title><p>\(Self.code[0])</p><p>\(footer)</p>")
        _ = try await Curator(project: folder.path).curate()
        #expect(
            try folder.cells("page", ["lang", "lang_detected"]) == [["", ""], ["dz", ""], ["dz", "en"]])
        let findings = try folder.read("curated/report/finding.csv")
        #expect(findings.components(separatedBy: "language-contradicted").count == 2)
    }
}
