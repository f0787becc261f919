package codev.session.domain.participants;

import java.time.Instant;

/** A half-day of a session, and when it begins. */
public record AttendanceSlot(HalfDay halfDay, Instant from) {}
