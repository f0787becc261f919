package codev.gateway.limits;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of requests and streams. Those of an address are for thousands of people behind it who
 * sign in at the same time; those of a person are far beyond what their pages ask for.
 *
 * @param personBurst requests that a person may send at once
 * @param personPerSecond requests that a person may send each second, for as long as they like
 * @param addressBurst requests of people who are not signed in, from one address, at once
 * @param addressPerSecond likewise, each second
 * @param streamsPerPerson streams that a person may have open at a time
 * @param redis address of the Redis that keeps the limits of requests and streams for all gateways,
 *     with its password; empty: each gateway keeps its own, in memory
 */
@ConfigurationProperties("codev.limits")
record RateLimitProperties(
    @DefaultValue("1000") long personBurst,
    @DefaultValue("50") long personPerSecond,
    @DefaultValue("20000") long addressBurst,
    @DefaultValue("500") long addressPerSecond,
    @DefaultValue("10") int streamsPerPerson,
    @DefaultValue("") String redis) {}
