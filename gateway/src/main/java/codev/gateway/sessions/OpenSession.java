package codev.gateway.sessions;

import java.time.Instant;

/**
 * A session that is open, as its person may see it.
 *
 * @param handle what it is called where it is listed; it admits nobody
 * @param since the sign-in
 */
record OpenSession(String handle, Instant since, Instant lastUsed, SignInOrigin origin) {}
