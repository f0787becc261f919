package codev.group.forming;

import codev.group.domain.Template;

/**
 * The answer to whoever defined a template.
 *
 * @param version the one that says what was sent
 * @param position of the commit in this service's log
 */
record DefinedTemplate(Template.Key key, int version, long position) {}
