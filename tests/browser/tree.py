"""The accessibility tree of a page: what a screen reader is given to read, node by node."""

from dataclasses import dataclass, field


@dataclass(frozen=True, eq=False)
class Node:
    """One node that is read: its role and name as Chromium computes them, its properties, and where it stands."""

    role: str
    name: str
    description: str
    properties: dict
    above: tuple["Node", ...] = field(repr=False)

    def within(self, *roles: str) -> str:
        """The name of the closest node of one of these roles around this one; nothing where there is none."""
        return next((node.name for node in reversed(self.above) if node.role in roles), "")


def read(page) -> list[Node]:
    """Every node of the tree that is not ignored, in the order of reading."""
    session = page.context.new_cdp_session(page)
    raw = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    known = {one["nodeId"]: one for one in raw}
    found: list[Node] = []

    def walk(one: dict, above: tuple[Node, ...]) -> None:
        if not one.get("ignored"):
            properties = {each["name"]: each["value"].get("value") for each in one.get("properties", [])}
            parts = (one.get(part, {}).get("value", "").strip() for part in ("role", "name", "description"))
            node = Node(*parts, properties, above)
            found.append(node)
            above = (*above, node)
        for child in one.get("childIds", []):
            if child in known:
                walk(known[child], above)

    walk(raw[0], ())
    return found
