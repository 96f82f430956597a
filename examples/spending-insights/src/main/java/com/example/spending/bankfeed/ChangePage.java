package com.example.spending.bankfeed;

import java.util.List;

/** Some changes in order; {@code resumeCursor} is where to go on, also from the end. */
public record ChangePage(List<Change> items, String nextCursor, String resumeCursor) {}
