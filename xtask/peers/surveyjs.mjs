// SurveyJS, which evaluates conditions and expressions whenever a value is set.

import { Model } from 'survey-core';

export const load = (text) => new Model(JSON.parse(text));

export const set = (survey, id, answer) => survey.setValue(id, answer);

export const shown = (survey, id) => survey.getQuestionByName(id).isVisible;

export const computed = (survey, id) => survey.getQuestionByName(id).value;
