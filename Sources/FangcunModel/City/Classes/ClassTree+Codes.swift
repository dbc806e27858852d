extension ClassTree {
    /// The class of a component by its identifier (部件标识码); `nil` when the tree has none.
    public func cityClass(of component: ComponentCode) -> CityClass? { cityClass(.component, component.classCode) }

    /// The class of an event by its code (事件代码); `nil` when the tree has none.
    public func cityClass(of event: EventCode) -> CityClass? { cityClass(.event, event.classCode) }

    /// The class of a matter by its code (事项代码); `nil` when the tree has none.
    public func cityClass(of matter: MatterCode) -> CityClass? { cityClass(.matter, matter.classCode) }
}
