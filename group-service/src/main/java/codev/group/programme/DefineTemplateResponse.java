package codev.group.programme;

import codev.group.domain.template.Template;

/**
 * The answer to whoever defined a template.
 *
 * @param version the one that says what was sent
 * @param position of the commit in this service's log
 */
record DefineTemplateResponse(Template.Key key, int version, long position) {}
