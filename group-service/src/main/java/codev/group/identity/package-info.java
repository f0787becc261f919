/**
 * Which account at the identity provider is which person: bound at the first sign-in, released by
 * an administrator.
 *
 * <p>Entry points: {@code SubjectBindingUseCase}, for each access token, and the controllers, for
 * administrators.
 *
 * <p>And under which spelling this service knows people: {@code UsernameSpelling} over the user
 * names that its events record.
 *
 * <p>And when all sessions of a person were ended, as the gateway reports it: {@code
 * SessionEndController}.
 */
@NullMarked
package codev.group.identity;

import org.jspecify.annotations.NullMarked;
