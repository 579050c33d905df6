"""Direct templates: Jinja's compiled code without what plain data and known functions do not need.

Jinja looks up attributes by a function of its own, which tries items too, and calls through a
function that may add a context. Our templates see dataclasses and the methods of a writer alone, so
both are written as Python writes them: a third of the time of rendering. What a call gives is
markup already (a writer's method or a macro), and is not escaped once more; all else is.
"""

from __future__ import annotations

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef


class DirectCode(CodeGenerator):
    """The code generator of an environment whose templates see our own models only."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """``page.title`` as it stands."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(  # noqa: N802 - Jinja's name
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        """``w.text(x)`` as it stands."""
        if forward_caller or node.kwargs or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:  # noqa: ARG002 - Jinja's names
        """A macro as the function that it is: ours are called with all of their arguments."""
        self.write("macro")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: object) -> None:
        if isinstance(node, nodes.Call):
            self.write("(")
        else:
            super()._output_child_pre(node, frame, finalize)  # type: ignore[arg-type]
