/**
 * Who meets, under which programme and when: programmes, people, groups, and the rules that make a
 * group one in which people dare to speak.
 *
 * <p>Enter by {@link codev.group.domain.Group}. All facts are in {@link
 * codev.group.domain.GroupEvent}, all requests in {@link codev.group.domain.GroupCommand}, all
 * refusals in {@link codev.group.domain.RuleViolation}, what is accepted with a warning in {@link
 * codev.group.domain.Warning}. May use: the JDK, Axon's and Jackson's annotations. Never: Spring,
 * MongoDB, Kafka, HTTP.
 *
 * <p>A rule that needs several aggregates (nobody sits with their own manager) is decided here too:
 * whoever asks looks the facts up in the directory first and puts them into the command, so that
 * the decision stays in one place and can be read again in the log.
 */
@NullMarked
package codev.group.domain;

import org.jspecify.annotations.NullMarked;
