/**
 * Checks templates against the classes that they read. Entry: {@link
 * codev.infra.testkit.templates.TemplateMethodCheck}. It uses nothing but ArchUnit.
 */
@NullMarked
package codev.infra.testkit.templates;

import org.jspecify.annotations.NullMarked;
