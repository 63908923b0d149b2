"""QTI 1.2 as Canvas, Common Cartridges, Blackboard and Respondus write it, and pools of Blackboard from before it."""
