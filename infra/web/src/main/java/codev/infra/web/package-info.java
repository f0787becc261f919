/**
 * What every service's HTTP interface shares: configuration, locale, dates, read-your-writes, the
 * demonstration clock. Sub-packages never depend on this package.
 */
@NullMarked
package codev.infra.web;

import org.jspecify.annotations.NullMarked;
