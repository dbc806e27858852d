/// The units of an organisation through time: who was there at a moment, under whom, called what, and what became of them.
///
/// A case that names a unit goes on naming it after the unit was merged away; the history says who answers for it now. Systems
/// that know only today's units lose their cases with every reform.
///
/// - Complexity: making one is linear in the changes, and for merging, splitting and dissolving in the units of that moment.
public struct OrganisationHistory: Sendable {
    /// A unit from one moment until another, which is no longer part of it.
    struct Version: Sendable {
        let unit: OrganisationUnit
        let from: Instant
        var until: Instant?
    }

    /// What the changes did not say rightly: each such change was passed over, and named by its position in the list given.
    public private(set) var findings: [Finding] = []

    private var versions: [String: [Version]] = [:]
    /// What a unit became, when it did.
    private var successors: [String: [(moment: Instant, units: [String])]] = [:]
    private var predecessors: [String: [(moment: Instant, units: [String])]] = [:]

    /// Reads changes in the order of their moments; changes of the same moment in the order given.
    public init(_ changes: [OrganisationChange]) {
        let ordered = changes.enumerated().sorted {
            $0.element.moment != $1.element.moment ? $0.element.moment < $1.element.moment : $0.offset < $1.offset
        }
        for (index, change) in ordered {
            if let fault = fault(in: change.kind, at: change.moment) {
                findings.append(
                    Finding(fault.code, .error, at: .feature(index, identifier: nil), fault.message))
            } else {
                apply(change.kind, at: change.moment)
            }
        }
    }

    // MARK: Questions

    /// A unit as it was at a moment; `nil` when there was none of that code.
    public func unit(_ identifier: String, at moment: Instant) -> OrganisationUnit? {
        guard let list = versions[identifier], let index = list.lastIndex(where: { $0.from <= moment }) else {
            return nil
        }
        let version = list[index]
        return version.until.map { moment < $0 } ?? true ? version.unit : nil
    }

    /// All units of a moment, in the order of their codes.
    public func units(at moment: Instant) -> [OrganisationUnit] {
        versions.keys.sorted().compactMap { unit($0, at: moment) }
    }

    /// The units above a unit, the nearest first. No change that would close a circle was let in, so the way up ends.
    public func ancestors(of identifier: String, at moment: Instant) -> [OrganisationUnit] {
        var ancestors: [OrganisationUnit] = []
        var next = unit(identifier, at: moment)?.parent
        while let parent = next, let unit = unit(parent, at: moment) {
            ancestors.append(unit)
            next = unit.parent
        }
        return ancestors
    }

    /// Whether a unit is another one or below it.
    public func isWithin(_ identifier: String, _ upper: String, at moment: Instant) -> Bool {
        guard unit(identifier, at: moment) != nil else { return false }
        return identifier == upper || ancestors(of: identifier, at: moment).contains { $0.identifier == upper }
    }

    /// Who answers at a moment for what a unit once did: itself while it is there, else what it became, through any number
    /// of reforms. Empty for a unit that never was, or came to its end without a successor; codes in order.
    public func responsible(for identifier: String, at moment: Instant) -> [String] {
        follow(
            identifier,
            through: { unit in
                self.unit(unit, at: moment) != nil
                    ? [] : (successors[unit] ?? []).last { $0.moment <= moment }?.units ?? []
            }
        ).filter { unit($0, at: moment) != nil }
    }

    /// The units that a unit came from by merging and splitting, through any number of reforms; codes in order, without
    /// itself.
    public func origins(of identifier: String, at moment: Instant) -> [String] {
        follow(
            identifier,
            through: { unit in
                (predecessors[unit] ?? []).filter { $0.moment <= moment }.flatMap(\.units)
            }
        ).filter { $0 != identifier }
    }

    /// The unit and everything that is reached from it; each is followed once, so that circles end.
    private func follow(_ identifier: String, through next: (String) -> [String]) -> [String] {
        var seen: Set<String> = [identifier]
        var stack = [identifier]
        while let unit = stack.popLast() {
            for other in next(unit) where seen.insert(other).inserted { stack.append(other) }
        }
        return seen.sorted()
    }
}

// MARK: Changes

extension OrganisationHistory {
    private struct Fault {
        let code: Finding.Code
        let message: Message

        init(_ code: Finding.Code, zh: String, en: String) {
            self.code = code
            message = Message(zh: zh, en: en)
        }

        static func missing(_ name: String) -> Fault {
            Fault(
                "organisation.unknown-unit", zh: "当时没有单位“\(name.prefix(40))”",
                en: "there is no unit '\(name.prefix(40))' then")
        }

        static func present(_ name: String) -> Fault {
            Fault(
                "organisation.duplicate-unit", zh: "单位“\(name.prefix(40))”已经存在",
                en: "the unit '\(name.prefix(40))' is there already")
        }
    }

    /// Why a change cannot have happened; `nil` when it can.
    private func fault(in kind: OrganisationChange.Kind, at moment: Instant) -> Fault? {
        func exists(_ name: String) -> Bool { unit(name, at: moment) != nil }
        switch kind {
        case .establish(let new):
            if exists(new.identifier) { return .present(new.identifier) }
            return faultOfParent(new.parent, ofAny: [], at: moment)
        case .rename(let name, to: _): return exists(name) ? nil : .missing(name)
        case .move(let name, under: let parent):
            guard exists(name) else { return .missing(name) }
            return faultOfParent(parent, ofAny: [name], at: moment)
        case .merge(let names, into: let new): return faultOfMerging(names, into: new, at: moment)
        case .split(let name, into: let parts): return faultOfSplitting(name, into: parts, at: moment)
        case .dissolve(let name):
            guard exists(name) else { return .missing(name) }
            if units(at: moment).contains(where: { $0.parent == name }) {
                return Fault(
                    "organisation.children", zh: "单位“\(name.prefix(40))”尚有下级单位",
                    en: "there are units below '\(name.prefix(40))'")
            }
            return nil
        }
    }

    private func faultOfMerging(_ names: [String], into new: OrganisationUnit, at moment: Instant) -> Fault? {
        if let missing = names.first(where: { unit($0, at: moment) == nil }) { return .missing(missing) }
        guard Set(names).count > 1 else {
            return Fault("organisation.merge", zh: "合并至少涉及两个单位", en: "fewer than two units are merged")
        }
        if !names.contains(new.identifier), unit(new.identifier, at: moment) != nil { return .present(new.identifier) }
        return faultOfParent(new.parent, ofAny: names, at: moment)
    }

    private func faultOfSplitting(_ name: String, into parts: [OrganisationUnit], at moment: Instant) -> Fault? {
        guard unit(name, at: moment) != nil else { return .missing(name) }
        let names = Set(parts.map(\.identifier))
        guard parts.count > 1, names.count == parts.count else {
            return Fault(
                "organisation.split", zh: "分立至少产生两个不同单位", en: "it is not split into two or more different units")
        }
        for part in parts {
            if part.identifier != name, unit(part.identifier, at: moment) != nil { return .present(part.identifier) }
            // A part may stand below the one that keeps the code; nothing may stand below a unit that goes.
            let mayBeBelow = names.contains(name) && part.identifier != name
            if let fault = faultOfParent(part.parent, ofAny: mayBeBelow ? [] : [name], at: moment) { return fault }
        }
        return nil
    }

    /// A unit that stood above itself would make a circle of the tree.
    private func faultOfParent(_ parent: String?, ofAny names: [String], at moment: Instant) -> Fault? {
        guard let parent else { return nil }
        guard unit(parent, at: moment) != nil else { return .missing(parent) }
        guard let name = names.first(where: { isWithin(parent, $0, at: moment) }) else { return nil }
        return Fault(
            "organisation.circle", zh: "单位“\(name.prefix(40))”不得隶属于自身下级",
            en: "'\(name.prefix(40))' would be below itself")
    }

    private mutating func apply(_ kind: OrganisationChange.Kind, at moment: Instant) {
        switch kind {
        case .establish(let new): begin(new, at: moment)
        case .rename(let name, to: let title):
            guard var unit = unit(name, at: moment) else { return }
            unit.name = title
            begin(unit, at: moment)
        case .move(let name, under: let parent):
            guard var unit = unit(name, at: moment) else { return }
            unit.parent = parent
            begin(unit, at: moment)
        case .merge(let names, into: let new): replace(names, by: [new], at: moment)
        case .split(let name, into: let parts): replace([name], by: parts, at: moment)
        case .dissolve(let name):
            end(name, at: moment)
            successors[name, default: []].append((moment, []))
        }
    }

    /// Units go, others come; what stood below one that goes comes under the one that takes its place, the first of several.
    private mutating func replace(_ names: [String], by new: [OrganisationUnit], at moment: Instant) {
        let staying = Set(new.map(\.identifier))
        let orphans = units(at: moment).filter { unit in
            unit.parent.map { names.contains($0) && !staying.contains($0) } ?? false
        }
        for name in names {
            if !staying.contains(name) {
                end(name, at: moment)
                successors[name, default: []].append((moment, new.map(\.identifier)))
            }
            for unit in new where unit.identifier != name {
                predecessors[unit.identifier, default: []].append((moment, [name]))
            }
        }
        for unit in new { begin(unit, at: moment) }
        for orphan in orphans where !names.contains(orphan.identifier) {
            var moved = orphan
            moved.parent = new.first?.identifier
            begin(moved, at: moment)
        }
    }

    private mutating func begin(_ unit: OrganisationUnit, at moment: Instant) {
        end(unit.identifier, at: moment)
        versions[unit.identifier, default: []].append(Version(unit: unit, from: moment))
    }

    private mutating func end(_ identifier: String, at moment: Instant) {
        guard var list = versions[identifier], var last = list.last, last.until == nil else { return }
        last.until = moment
        list[list.count - 1] = last
        versions[identifier] = list
    }
}
