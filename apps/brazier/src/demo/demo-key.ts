/** The environment variable in which the configuration of a demo's folder expects the key of its stand-in for Braze. */
export const DEMO_KEY_VARIABLE = 'BRAZIER_DEMO_KEY';
