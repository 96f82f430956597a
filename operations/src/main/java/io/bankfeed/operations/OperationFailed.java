package io.bankfeed.operations;

/** What the operator is told instead of a stack trace. */
final class OperationFailed extends RuntimeException {
    OperationFailed(String message) {
        super(message);
    }
}
