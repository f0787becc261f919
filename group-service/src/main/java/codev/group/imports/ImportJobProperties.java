package codev.group.imports;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the imports of long lists.
 *
 * @param linesAtOnce lists of more lines are imported by a job
 * @param mostLines lists of more lines are refused
 * @param part lines that are imported and counted as one
 * @param mostRunning jobs of one person at the same time
 * @param term after which a job whose instance does not go on passes to another one; longer than a
 *     part takes
 * @param answerWithin how long a request of a program waits for the end of its job; shorter than
 *     the gateway waits for an answer
 * @param keep how long the result can be read and downloaded
 */
@ConfigurationProperties("codev.imports")
public record ImportJobProperties(
    @DefaultValue("500") int linesAtOnce,
    @DefaultValue("20000") int mostLines,
    @DefaultValue("250") int part,
    @DefaultValue("3") int mostRunning,
    @DefaultValue("60s") Duration term,
    @DefaultValue("15s") Duration answerWithin,
    @DefaultValue("7d") Duration keep) {}
