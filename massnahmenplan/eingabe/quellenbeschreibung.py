"""What the field ``quelle`` means, wherever it stands."""

QUELLE = "Quelle: Woher die Angabe stammt."
