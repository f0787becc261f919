/** The gateway's specification: tested from outside, with test backends. */
@NullMarked
package codev.gateway;

import org.jspecify.annotations.NullMarked;
