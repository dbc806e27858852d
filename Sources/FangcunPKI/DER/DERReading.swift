package import FangcunModel
package import SwiftASN1

/// A DER structure as it was received.
///
/// What others signed is read leniently: BER lengths and explicit defaults are accepted and reported. The bytes of every node
/// stay as received (`encodedBytes`), so that a signature is verified over what was signed and not over what we would write.
package struct DERDocument: Sendable {
    /// The outermost node.
    package let root: ASN1Node
    /// Where the bytes break the rules of DER, yet could be read.
    package let findings: [Finding]

    /// Reads one structure that fills all the bytes. Places in errors and findings are indices of `bytes`.
    ///
    /// - Throws: ``PKIError`` with code `malformedInput` or `limitExceeded`.
    /// - Complexity: linear in the bytes, times the depth.
    package init(_ bytes: ArraySlice<UInt8>, limits: DERLimits = DERLimits()) throws(PKIError) {
        let outline = try DEROutline(bytes, limits: limits)
        do {
            root = try BER.parse(bytes)
        } catch {
            throw PKIError(.malformedInput, "not DER: \(error)")
        }
        findings = outline.findings
    }

    /// Reads one structure that fills all the bytes.
    package init(_ bytes: [UInt8], limits: DERLimits = DERLimits()) throws(PKIError) {
        try self.init(bytes[...], limits: limits)
    }
}

/// The elements of a SEQUENCE or SET, taken one after another.
package struct DERElements: Sendable {
    private var rest: ASN1NodeCollection.Iterator
    private let subject: String
    private let place: Place
    /// The element that comes next; `nil` at the end.
    package private(set) var upcoming: ASN1Node?

    fileprivate init(_ collection: ASN1NodeCollection, of subject: String, at place: Place) {
        rest = collection.makeIterator()
        upcoming = rest.next()
        self.subject = subject
        self.place = place
    }

    /// Takes the next element, whatever it is; `name` says in errors what was wanted.
    package mutating func next(_ name: String) throws(PKIError) -> ASN1Node {
        guard let node = upcoming else {
            throw PKIError(.malformedInput, at: place, "\(subject) has no \(name)")
        }
        upcoming = rest.next()
        return node
    }

    /// Takes the next element when it has this tag.
    package mutating func next(if identifier: ASN1Identifier) -> ASN1Node? {
        guard let node = upcoming, node.identifier == identifier else { return nil }
        upcoming = rest.next()
        return node
    }

    /// Refuses elements that are left over.
    package func finish() throws(PKIError) {
        guard let node = upcoming else { return }
        throw PKIError(.malformedInput, at: node.place, "\(subject) has an element too many")
    }

    /// All elements that are left.
    package mutating func remaining() -> [ASN1Node] {
        var nodes: [ASN1Node] = []
        while let node = upcoming {
            nodes.append(node)
            upcoming = rest.next()
        }
        return nodes
    }
}

extension ASN1Identifier {
    /// The tag `[number]`.
    package static func context(_ number: UInt) -> ASN1Identifier {
        ASN1Identifier(tagWithNumber: number, tagClass: .contextSpecific)
    }
}

extension ASN1Node {
    /// Where the node begins in the bytes that were read.
    package var place: Place { .byte(encodedBytes.startIndex) }

    /// The elements of a constructed node with this tag; `name` says in errors what was wanted.
    package func elements(
        of name: String, as identifier: ASN1Identifier = .sequence
    ) throws(PKIError) -> DERElements {
        guard self.identifier == identifier, case .constructed(let nodes) = content else {
            throw refusal("\(name) is not the structure it should be")
        }
        return DERElements(nodes, of: name, at: place)
    }

    /// The one element of an explicitly tagged node.
    package func explicitContent(_ name: String) throws(PKIError) -> ASN1Node {
        var elements = try elements(of: name, as: identifier)
        let node = try elements.next("content")
        try elements.finish()
        return node
    }

    /// The contents octets of a primitive node with this tag.
    package func primitive(_ name: String, as identifier: ASN1Identifier) throws(PKIError) -> ArraySlice<UInt8> {
        guard self.identifier == identifier, case .primitive(let bytes) = content else {
            throw refusal("\(name) is not the value it should be")
        }
        return bytes
    }

    func refusal(_ reason: String) -> PKIError { PKIError(.malformedInput, at: place, reason) }
}
