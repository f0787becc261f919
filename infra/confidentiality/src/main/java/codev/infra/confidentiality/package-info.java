/**
 * What was said stays between those who were there: a key for each person, words sealed with their
 * author's.
 *
 * <p>Enter by {@link codev.infra.confidentiality.TextEncryption}. May use: the JDK, JDBC, Tink,
 * {@code codev.infra.database}. Never: Axon, MongoDB, Kafka, HTTP.
 */
@NullMarked
package codev.infra.confidentiality;

import org.jspecify.annotations.NullMarked;
