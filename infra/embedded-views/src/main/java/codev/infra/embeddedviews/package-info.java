/**
 * What the embedded store of the read models has to do quicker than its library does. Entries:
 * {@link codev.infra.embeddedviews.DocumentPrefilter}, {@link
 * codev.infra.embeddedviews.FieldIndex}.
 */
@NullMarked
package codev.infra.embeddedviews;

import org.jspecify.annotations.NullMarked;
