/**
 * What the API answers about one session, for one person: texts are decrypted here for those who
 * may read them. One small record for each concern, one mapper for each section.
 *
 * <p>Enter by {@link codev.session.response.SessionResponse} and {@link
 * codev.session.response.SessionResponseQueries}. May use: the domain, {@code view}, {@code
 * reference}, decryption. Never: commands, Kafka, pages.
 */
@NullMarked
package codev.session.response;

import org.jspecify.annotations.NullMarked;
