/**
 * What the API answers about one session, for one person: texts are decrypted here for those who
 * may read them. One small record for each concern, one mapper for each section.
 *
 * <p>Entry points: {@link codev.session.response.SessionResponse} and {@link
 * codev.session.response.SessionResponseQueries}.
 */
@NullMarked
package codev.session.response;

import org.jspecify.annotations.NullMarked;
