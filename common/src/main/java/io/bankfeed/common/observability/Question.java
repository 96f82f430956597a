package io.bankfeed.common.observability;

/**
 * Something that operations asks of a service, answered by its database.
 *
 * @param meter the metric's name, with dots
 * @param description what it tells, for people
 * @param unit of its values, empty for plain numbers
 * @param sql gives a row for each label set: the number in the column {@code value} (float8), a label in each other
 *     column (text). May use {@code :now}, the business time. Runs once a minute on every replica, so it must be cheap;
 *     its labels must be few
 */
public record Question(String meter, String description, String unit, String sql) {}
