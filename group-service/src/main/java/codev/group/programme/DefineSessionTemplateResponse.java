package codev.group.programme;

import codev.group.domain.template.SessionTemplate;

/**
 * The response to the definition of a template.
 *
 * @param version the version with the content that was sent
 * @param position of the commit in this service's log
 */
record DefineSessionTemplateResponse(SessionTemplate.Key key, int version, long position) {}
