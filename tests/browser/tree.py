"""The accessibility tree of a page, which is what a screen reader reads."""

from dataclasses import dataclass, field


@dataclass(frozen=True, eq=False)
class Node:
    """A node of the tree: its role, name and description as Chromium computes them, its properties and ancestors."""

    role: str
    name: str
    description: str
    properties: dict
    above: tuple["Node", ...] = field(repr=False)

    def name_of_ancestor(self, *roles: str) -> str:
        """The name of the closest ancestor with one of these roles, or ""."""
        return next((node.name for node in reversed(self.above) if node.role in roles), "")


def read(page) -> list[Node]:
    """All nodes of the tree that are not ignored, in reading order."""
    session = page.context.new_cdp_session(page)
    raw = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    known = {entry["nodeId"]: entry for entry in raw}
    found: list[Node] = []

    def walk(entry: dict, above: tuple[Node, ...]) -> None:
        if not entry.get("ignored"):
            properties = {item["name"]: item["value"].get("value") for item in entry.get("properties", [])}
            parts = (entry.get(part, {}).get("value", "").strip() for part in ("role", "name", "description"))
            node = Node(*parts, properties, above)
            found.append(node)
            above = (*above, node)
        for child in entry.get("childIds", []):
            if child in known:
                walk(known[child], above)

    walk(raw[0], ())
    return found
