/// Text made safe for HTML and SVG, in elements and in quoted attributes.
struct HTMLText: CustomStringConvertible {
    let description: String

    init(_ text: String) {
        var safe = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": safe += "&amp;"
            case "<": safe += "&lt;"
            case ">": safe += "&gt;"
            case "\"": safe += "&quot;"
            case "'": safe += "&#39;"
            // Control characters are not allowed in HTML text, whatever a register holds.
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: safe += " "
            default: safe.unicodeScalars.append(scalar)
            }
        }
        description = safe
    }
}
