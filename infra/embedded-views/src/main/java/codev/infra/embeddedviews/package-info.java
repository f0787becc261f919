/**
 * What the embedded store of the read models has to do quicker than its library does. Entry: {@link
 * codev.infra.embeddedviews.DocumentPrefilter}.
 */
@NullMarked
package codev.infra.embeddedviews;

import org.jspecify.annotations.NullMarked;
