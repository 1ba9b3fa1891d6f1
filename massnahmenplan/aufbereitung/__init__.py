"""From facts to coefficients: Planungsfall to Modelldaten; the only place that converts units."""
