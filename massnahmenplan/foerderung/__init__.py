"""The law: funding programmes in dated versions, their rules, and the packages a measure may have."""
