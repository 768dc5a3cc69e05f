/// Names of references that HTML got after its fourth version, and libxml2 does not know: signs of ASCII,
/// which hide addresses (`&commat;`), letters of Latin Extended-A, fractions, and signs that pages have for
/// pictures.
///
/// HTML, section 13.5 (named character references), those of one letter in these blocks.
enum LaterReferences {
    /// The letter of each name.
    static let letters: [[UInt8]: Character] = Dictionary(
        names.split(separator: ",").compactMap { entry in
            let parts = entry.split { $0 == " " || $0 == "\n" }
            guard parts.count == 2, let number = UInt32(parts[1], radix: 16),
                let scalar = Unicode.Scalar(number)
            else { return nil }
            return (Array(parts[0].utf8), Character(scalar))
        }
    ) { first, _ in first }

    private static let names = """
        Tab 9, NewLine A, excl 21, num 23, dollar 24, percnt 25, lpar 28, rpar 29, ast 2A, midast 2A,
        plus 2B, comma 2C, period 2E, sol 2F, colon 3A, semi 3B, equals 3D, quest 3F, commat 40, lsqb 5B,
        lbrack 5B, bsol 5C, rsqb 5D, rbrack 5D, Hat 5E, lowbar 5F, UnderBar 5F, grave 60,
        DiacriticalGrave 60, lcub 7B, lbrace 7B, vert 7C, verbar 7C, VerticalLine 7C, rcub 7D, rbrace 7D,
        circledR AE, half BD, Amacr 100, amacr 101, Abreve 102, abreve 103, Aogon 104, aogon 105,
        Cacute 106, cacute 107, Ccirc 108, ccirc 109, Cdot 10A, cdot 10B, Ccaron 10C, ccaron 10D,
        Dcaron 10E, dcaron 10F, Dstrok 110, dstrok 111, Emacr 112, emacr 113, Edot 116, edot 117,
        Eogon 118, eogon 119, Ecaron 11A, ecaron 11B, Gcirc 11C, gcirc 11D, Gbreve 11E, gbreve 11F,
        Gdot 120, gdot 121, Gcedil 122, Hcirc 124, hcirc 125, Hstrok 126, hstrok 127, Itilde 128,
        itilde 129, Imacr 12A, imacr 12B, Iogon 12E, iogon 12F, Idot 130, imath 131, inodot 131,
        IJlig 132, ijlig 133, Jcirc 134, jcirc 135, Kcedil 136, kcedil 137, kgreen 138, Lacute 139,
        lacute 13A, Lcedil 13B, lcedil 13C, Lcaron 13D, lcaron 13E, Lmidot 13F, lmidot 140, Lstrok 141,
        lstrok 142, Nacute 143, nacute 144, Ncedil 145, ncedil 146, Ncaron 147, ncaron 148, napos 149,
        ENG 14A, eng 14B, Omacr 14C, omacr 14D, Odblac 150, odblac 151, Racute 154, racute 155,
        Rcedil 156, rcedil 157, Rcaron 158, rcaron 159, Sacute 15A, sacute 15B, Scirc 15C, scirc 15D,
        Scedil 15E, scedil 15F, Tcedil 162, tcedil 163, Tcaron 164, tcaron 165, Tstrok 166, tstrok 167,
        Utilde 168, utilde 169, Umacr 16A, umacr 16B, Ubreve 16C, ubreve 16D, Uring 16E, uring 16F,
        Udblac 170, udblac 171, Uogon 172, uogon 173, Wcirc 174, wcirc 175, Ycirc 176, ycirc 177,
        Zacute 179, zacute 17A, Zdot 17B, zdot 17C, Zcaron 17D, zcaron 17E, Hacek 2C7, caron 2C7,
        Breve 2D8, breve 2D8, dot 2D9, DiacriticalDot 2D9, ring 2DA, ogon 2DB, DiacriticalTilde 2DC,
        dblac 2DD, DiacriticalDoubleAcute 2DD, emsp13 2004, emsp14 2005, numsp 2007, puncsp 2008,
        ThinSpace 2009, hairsp 200A, VeryThinSpace 200A, dash 2010, hyphen 2010, horbar 2015, Vert 2016,
        Verbar 2016, incare 2105, numero 2116, copysr 2117, rx 211E, TRADE 2122, frac13 2153, frac23 2154,
        frac15 2155, frac25 2156, frac35 2157, frac45 2158, frac16 2159, frac56 215A, frac18 215B,
        frac38 215C, frac58 215D, frac78 215E, blank 2423, starf 2605, bigstar 2605, star 2606,
        phone 260E, female 2640, male 2642, sung 266A, flat 266D, natur 266E, natural 266E, sharp 266F,
        check 2713, checkmark 2713, cross 2717, malt 2720, maltese 2720
        """
}
