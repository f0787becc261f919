package codev.group.programme;

import codev.group.domain.template.Template;

/**
 * The response to the definition of a template.
 *
 * @param version the version with the content that was sent
 * @param position of the commit in this service's log
 */
record DefineTemplateResponse(Template.Key key, int version, long position) {}
