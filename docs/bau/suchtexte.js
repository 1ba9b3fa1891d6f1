// Sphinx 9 knows no German words for the number of hits, and its rule for the plural gives no index.
Documentation.addTranslations({
  locale: "de",
  plural_expr: "n == 1 ? 0 : 1",
  messages: {
    "Search finished, found one page matching the search query.": [
      "Eine Seite gefunden.",
      "${resultCount} Seiten gefunden.",
    ],
  },
});
