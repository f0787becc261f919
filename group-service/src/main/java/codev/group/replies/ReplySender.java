package codev.group.replies;

/** The address that an e-mail names as its only sender. */
record ReplySender(String address, SenderVerdict verdict) {}
