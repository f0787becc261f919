/** Tests of what the pages of outcomes show around their figures. */
@NullMarked
package codev.learning.outcomes.web;

import org.jspecify.annotations.NullMarked;
