/** The Redis that several gateways share, if there is one: its clients. */
@NullMarked
package codev.gateway.redis;

import org.jspecify.annotations.NullMarked;
