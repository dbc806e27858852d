/// The face of a seal (印章图像): the picture that is shown or printed where the seal is applied.
///
/// The bytes are carried as they are and never looked into.
public struct SealPicture: Sendable, Hashable {
    /// The format: `PNG`, `GIF`, `BMP`, `JPG`, `SVG`, `ofd`; in ASCII.
    public var type: String
    /// The picture file.
    public var data: [UInt8]
    /// The width on paper, in whole millimetres.
    public var widthMillimeters: Int
    /// The height on paper, in whole millimetres.
    public var heightMillimeters: Int

    /// A picture of its parts.
    public init(type: String, data: [UInt8], widthMillimeters: Int, heightMillimeters: Int) {
        self.type = type
        self.data = data
        self.widthMillimeters = widthMillimeters
        self.heightMillimeters = heightMillimeters
    }
}
