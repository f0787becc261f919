package codev.group.calendar;

import codev.group.domain.person.Username;
import java.time.Instant;

/** Who gave the reason for another date, or for none, and when. */
public record ReasonAuthor(Username by, Instant at) {}
