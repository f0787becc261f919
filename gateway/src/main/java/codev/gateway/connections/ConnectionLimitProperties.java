package codev.gateway.connections;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long clients may take.
 *
 * @param header from the first byte of a request's header to its last
 * @param body from one part of a request's body to the next
 * @param request from the header to the end of the body
 * @param idle without a request, before the first one or after the last
 * @param unacknowledged how long what was sent may stay unacknowledged by the other side's machine;
 *     only where the transport is epoll: on Linux, x86-64
 * @param connections open at a time; more are closed at once
 * @param connectionsPerAddress likewise from one address, or one /64 of IPv6; 0: no limit, for a
 *     proxy that all people come through
 */
@ConfigurationProperties("codev.listener")
record ConnectionLimitProperties(
    @DefaultValue("10s") Duration header,
    @DefaultValue("20s") Duration body,
    @DefaultValue("60s") Duration request,
    @DefaultValue("75s") Duration idle,
    @DefaultValue("30s") Duration unacknowledged,
    @DefaultValue("10000") int connections,
    @DefaultValue("500") int connectionsPerAddress) {}
