/// How a city's hotline texts are: how often each kind of place is named, and how often each kind of noise occurs.
///
/// The defaults are the shares of the noise model for hotline texts in mainland cities, estimated rather than counted.
public struct HotlineOptions: Sendable, Hashable {
    /// The weight of texts that name a door.
    public var doorWeight = 0.40
    /// The weight of texts that name a building or unit of an estate.
    public var buildingWeight = 0.22
    /// The weight of texts that name a crossing.
    public var crossingWeight = 0.14
    /// The weight of texts that name a crossing and the way from there.
    public var relativeWeight = 0.15
    /// The weight of texts that name only a road.
    public var roadWeight = 0.04
    /// The weight of texts that name no place.
    public var nowhereWeight = 0.03
    /// The weight of texts that name another city.
    public var elsewhereWeight = 0.02

    /// The share of texts that begin with a phrase of the clerk: 市民来电反映.
    public var leadInShare = 0.6
    /// The share of texts that say what happened.
    public var tailShare = 0.9
    /// The share of texts without the name of the city.
    public var cityMissingShare = 0.7
    /// The share of texts without the name of the district.
    public var districtMissingShare = 0.45
    /// The share of texts without the name of the street (街道).
    public var streetMissingShare = 0.85
    /// The share of the names of streets that lack 街道.
    public var streetShortShare = 0.3
    /// The share of door numbers without 号.
    public var markMissingShare = 0.1
    /// The share of texts with Chinese numerals.
    public var chineseNumeralShare = 0.2
    /// The share of texts with digits of full width.
    public var fullWidthShare = 0.1
    /// The share of buildings that are written 栋, 幢, # or with a dash instead of 号楼.
    public var buildingFormShare = 0.5
    /// The share of texts with spaces or punctuation between the parts of the address.
    public var punctuationShare = 0.25
    /// The share of texts with a name in which one character sounds like the right one.
    public var homophoneShare = 0.08
    /// The share of texts with a name that lacks a character.
    public var deletionShare = 0.03
    /// The share of texts with a name in which two characters are swapped.
    public var swapShare = 0.02
    /// The share of texts with a name in which a character is doubled.
    public var doublingShare = 0.02

    /// The shares of the noise model.
    public init() {}

    /// The weights of the kinds, in their order.
    var weights: [Double] {
        [doorWeight, buildingWeight, crossingWeight, relativeWeight, roadWeight, nowhereWeight, elsewhereWeight]
    }

    private var shares: [Double] {
        [
            leadInShare, tailShare, cityMissingShare, districtMissingShare, streetMissingShare, streetShortShare,
            markMissingShare, chineseNumeralShare, fullWidthShare, buildingFormShare, punctuationShare, homophoneShare,
            deletionShare, swapShare, doublingShare,
        ]
    }

    func check() throws(SampleCityError) {
        guard (weights + shares).allSatisfy({ (0...1).contains($0) }) else {
            throw SampleCityError(.shareOutOfRange, "a weight or share of the hotline is not from 0 to 1")
        }
        guard weights.contains(where: { $0 > 0 }) else {
            throw SampleCityError(.shareOutOfRange, "the weights of all kinds of incidents are 0")
        }
    }
}
