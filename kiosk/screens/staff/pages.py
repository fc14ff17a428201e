"""A long list in a short place: one page of it, and the way to the other pages."""

from kiosk.look import FLOOR_MM, GAP_MM, TARGET_MM, Look, Rect
from kiosk.page import row
from kiosk.pieces import button
from kiosk.screen import Part, Target

BETWEEN_MM = 3.5
UP, DOWN = "list.up", "list.down"


class Pages:
    """Where the things of one page lie. All of it as for who reads from the left, except targets and parts."""

    def __init__(
        self,
        look: Look,
        place: Rect,
        count: int,
        *,
        each_mm: float,
        columns: int = 1,
        near: int = 0,
        foot: Rect | None = None,
    ) -> None:
        """`near` is on the first page that is seen. Without a `foot` the way on takes room of the place itself."""
        self._look, self._place, self._count = look, place, count
        self._each_mm, self._columns, self._foot = each_mm, columns, foot
        self._page = near // self._on_one

    def shown(self) -> list[tuple[int, Rect]]:
        """The numbers of what is on this page, and where."""
        look, (x, y, w, _) = self._look, self._place
        height, step = look.px(self._each_mm), look.px(self._each_mm + BETWEEN_MM)
        first = self._page * self._on_one
        places = []
        for i in range(first, min(self._count, first + self._on_one)):
            line, column = divmod(i - first, self._columns)
            cells = row((x, y + line * step, w, height), self._columns, look.px(GAP_MM))
            places.append((i, cells[column]))
        return places

    def targets(self) -> list[Target]:
        look = self._look
        up, down = row(self._foot or self._low_edge, 2, look.px(GAP_MM))
        turners = [Target(UP, up)] if self._page > 0 else []
        if (self._page + 1) * self._on_one < self._count:
            turners.append(Target(DOWN, down))
        return [Target(target.name, look.mirrored(target.rect)) for target in turners]

    def parts(self) -> list[Part]:
        look, roles = self._look, self._look.theme.roles
        return [
            button(
                look,
                target.name,
                target.rect,
                look.texts[f"staff.{target.name}"],
                colour=roles.shade,
                ink=roles.ink,
                cap_mm=FLOOR_MM,
            )
            for target in self.targets()
        ]

    def turn(self, target: str) -> None:
        self._page += 1 if target == DOWN else -1

    @property
    def _low_edge(self) -> Rect:
        x, y, w, h = self._place
        height = self._look.px(TARGET_MM)
        return x, y + h - height, w, height

    @property
    def _on_one(self) -> int:
        """Where one page is not enough, the way to the others takes room."""
        look, height = self._look, self._place[3]
        step = look.px(self._each_mm + BETWEEN_MM)
        all_in = self._columns * ((height + look.px(BETWEEN_MM)) // step)
        if self._count <= all_in or self._foot:
            return max(1, all_in)
        return max(1, self._columns * ((height - look.px(TARGET_MM + GAP_MM - BETWEEN_MM)) // step))
